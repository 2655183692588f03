/** All that it takes to run a program, loaded together. */
export { lookupProgram } from './program-file.ts';
export { captureProgram, runProgram } from './run-program.ts';
