/**
 * How many reads of files Node carries out at once in this process, however many are asked for: 4, unless the
 * environment said otherwise when the process began. The command line asks for 16; a program that uses the
 * library sets UV_THREADPOOL_SIZE itself.
 */
export function poolThreads(): number {
  const asked = Math.floor(Number(process.env.UV_THREADPOOL_SIZE));
  return asked >= 1 ? Math.min(asked, 1024) : 4;
}
