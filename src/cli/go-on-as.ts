import { KernelError, ShellError } from '../errors.ts';
import { goOnAs } from '../kernel/rootless/go-on-as.ts';

/** Another netnsh has started us where it can not go, to become the program that it runs there (kernel/run-program.ts). */
export function goOnAsProgram([etcName = '', file = '', name = '', ...rest]: readonly string[]): never {
  try {
    goOnAs(etcName, file, [name, ...rest]);
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    throw new ShellError(`${name}: can not be started: ${error.errno}`, { word: name, status: error.errno === 'ENOENT' ? 127 : 126 });
  }
}
