#!/usr/bin/env node
// Node fixes how many reads of files are under way at once when it loads its first ES module: so this file is none.
process.env['UV_THREADPOOL_SIZE'] ??= '16';
void import('./main.ts');
