/**
 * A reader that has seen enough (`netnsh links | head -1`) ends us without a word; any other failure to write, such as a full disk, is said.
 */
export function endQuietlyOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && stream === process.stdout) process.stderr.write(`netnsh: standard output: ${error.message}\n`);
      process.exit(error.code === 'EPIPE' ? 141 : 1); // 128 + SIGPIPE, as a program that does not ignore it would end
    });
  }
}
