/** Standard output, opened when it is first written to or asked about. */
export function standardOutput(): NodeJS.WriteStream {
  return watched(process.stdout);
}

/** Standard error; most runs never open it. */
export function standardError(): NodeJS.WriteStream {
  return watched(process.stderr);
}

const known = new Set<NodeJS.WriteStream>();

/**
 * A reader that has seen enough (`netnsh links | head -1`) ends us without a word; any other failure to write, such as a full disk, is
 * said.
 */
function watched(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (known.has(stream)) return stream;
  known.add(stream);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && stream === process.stdout) standardError().write(`netnsh: standard output: ${error.message}\n`);
    process.exit(error.code === 'EPIPE' ? 141 : 1); // 128 + SIGPIPE, as a program that does not ignore it would end
  });
  return stream;
}
