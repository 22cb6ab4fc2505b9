import { draftOfFolder } from '../../study/drafting/draft-folder.ts';

/** A project of kept questions whose files are to become a study. */
export interface ProjectAsked {
  readonly folder: string;
  /** Path of the study file. */
  readonly path: string;
  /** Day of the study. */
  readonly date: string;
  /** Atlases that the app was started with: a page may have a study name these and no others. */
  readonly served: readonly string[];
}

export async function projectBody({ folder, path, date, served }: ProjectAsked): Promise<{ text: string }> {
  const { text } = await draftOfFolder(folder, path, { date }, served);
  return { text };
}
