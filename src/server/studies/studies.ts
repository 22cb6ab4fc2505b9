import { isBeingRun } from '../../study/project/change-project.ts';
import { clearUnfinished } from '../../study/project/make-project.ts';
import { projectAt, projectsFolder, projectsIn, type Project } from '../../study/project/projects.ts';
import { StudyRuns } from './study-runs.ts';
import { refused } from '../../messages/refused.ts';

/** The studies of the folder that the server was started with: pages know them by number, which a study keeps when it is renamed. */
export class Studies {
  /** The folder of all; undefined where the server was started without. */
  readonly root: string | undefined;
  readonly runs = new StudyRuns();
  readonly #folders = new Map<number, string>();
  #next = 1;

  /** @throws InputError for what is no folder */
  constructor(folder?: string) {
    this.root = folder === undefined ? undefined : projectsFolder(folder);
    if (this.root !== undefined) clearUnfinished(this.root);
  }

  /** All that are there now. */
  list(): { readonly number: number; readonly project: Project }[] {
    if (this.root === undefined) return [];
    const projects = projectsIn(this.root);
    const there = new Set(projects.map(({ folder }) => folder));
    for (const [number, folder] of this.#folders) if (!there.has(folder)) this.#folders.delete(number);
    return projects.map((project) => ({ number: this.numberOf(project), project }));
  }

  /** @throws InputError for a number that no study has, or no longer */
  project(number: number): Project {
    const folder = this.#folders.get(number);
    // After the app was started anew a page may know a number that was given before.
    if (folder === undefined && this.#next === 1) this.list();
    const found = this.#folders.get(number);
    if (found === undefined) throw refused('study.gone', {});
    return projectAt(found);
  }

  /** The same of a study that this server does not run: it may be moved. A run that has just begun holds no lock yet. */
  idle(number: number): Project {
    const project = this.project(number);
    if (this.runs.isRunning(number)) throw isBeingRun(project.name);
    return project;
  }

  numberOf({ folder }: Project): number {
    const known = [...this.#folders].find(([, each]) => each === folder)?.[0];
    if (known !== undefined) return known;
    this.#folders.set(this.#next, folder);
    return this.#next++;
  }

  /** A study keeps its number under another name. */
  moved(number: number, { folder }: Project): void {
    this.#folders.set(number, folder);
  }

  /** @throws InputError where the app was started without a folder for studies */
  needRoot(): string {
    if (this.root === undefined) throw refused('study.no-folder', {});
    return this.root;
  }

  /** A value in which files of the studies are named as they are called below the folder of all. */
  withoutRoot<Value>(value: Value): Value {
    if (this.root === undefined) return value;
    const place = JSON.stringify(this.root).slice(1, -1);
    const separator = JSON.stringify(process.platform === 'win32' ? '\\' : '/').slice(1, -1);
    return JSON.parse(JSON.stringify(value).replaceAll(`${place}${separator}`, '')) as Value;
  }
}
