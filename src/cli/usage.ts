/** What `netnsh --help` prints. */
export const usage = `netnsh: an interactive shell for Linux network namespaces

examples
  netnsh                              every namespace is a cd away
  netnsh beijing                      start in beijing
  netnsh links beijing --json         one command, for a script
  netnsh -n beijing -- ping -c 1 ::1  one program inside beijing
  netnsh -c 'cd beijing; addrs'       lines, as if they were typed
  netnsh demo                         a lab to try all of it in, without root

usage
  netnsh [OPTION...] [NS]
  netnsh [OPTION...] COMMAND [WORD...]
  netnsh [OPTION...] -n NS -- PROGRAM [WORD...]
  netnsh [OPTION...] -c LINES
  netnsh [OPTION...] FILE [WORD...]
  netnsh demo [--tour] [-c LINES]
  netnsh completion bash|zsh|fish

options
  -n, --namespace NS   start in this namespace
  -c, --command LINES  run these lines; may be given several times
  -k, --keep-going     go on after a failure
  --color WHEN         always, never or auto
  -h, --help           this text; netnsh help COMMAND tells about a command
  -V, --version        the version

NS is a name, a pid, an inode, a path, or host for where netnsh starts.
A first word is a command if it can be, then a FILE, then an NS; -n NS and
./FILE leave no doubt. In FILE, $1 to $9 are the words behind its name.
Lines come from standard input where that is no terminal; the first that fails
ends them. Status: that of the last line; 2 for wrong usage, 127 for a program
that is not there, 128 and the number for one that a signal ended.`;
