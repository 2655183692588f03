/** A command line without the folder of its program, so that the program is still there where the end is cut; JSON has all of it. */
export function commandText(command: string | undefined): string | undefined {
  return command?.replace(/^\/\S*\/(?=\S)/, '');
}
