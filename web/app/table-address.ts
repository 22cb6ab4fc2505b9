// What a reader asked of an answer's table stands in the address, beside the question: a bookmark keeps it.
import { AS_WRITTEN, type TableView } from '../components/table/table-order.ts';

/** Begins the names of parameters that are the table's: a question has no choice of such a name. */
const OF_TABLE = 'table.';
const SORT = `${OF_TABLE}sort`;
const SEARCH = `${OF_TABLE}search`;
const PICKED = `${OF_TABLE}is.`;
/** Before the name of a column whose greatest values come first. */
const DOWN = '-';

/** What the address asks of the table. */
export function viewIn(hash: string): TableView {
  const parameters = new URLSearchParams(hash.split('?')[1] ?? '');
  const sort = parameters.get(SORT);
  const picked = [...parameters].flatMap(([name, value]) =>
    name.startsWith(PICKED) ? [[name.slice(PICKED.length), value]] : [],
  );
  return {
    ...AS_WRITTEN,
    sort: sort === null ? null : { column: sort.replace(/^-/, ''), down: sort.startsWith(DOWN) },
    search: parameters.get(SEARCH) ?? '',
    picked: Object.fromEntries(picked) as TableView['picked'],
  };
}

/** The address with what is asked of the table now. */
export function withView(hash: string, { sort, search, picked }: TableView): string {
  const [path, query = ''] = hash.split('?');
  const parameters = new URLSearchParams(query);
  for (const name of [...parameters.keys()]) if (name.startsWith(OF_TABLE)) parameters.delete(name);
  if (sort !== null) parameters.set(SORT, `${sort.down ? DOWN : ''}${sort.column}`);
  if (search !== '') parameters.set(SEARCH, search);
  for (const [name, value] of Object.entries(picked)) parameters.set(PICKED + name, value);
  return `${path}?${parameters.toString()}`;
}

/** Keeps it without a step of its own in the browser's history: the question is not asked again. */
export function keepView(view: TableView): void {
  history.replaceState(null, '', withView(location.hash, view));
}
