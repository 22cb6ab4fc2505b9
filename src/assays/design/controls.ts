// Which group of an experiment is its control, by the names that laboratories give it.
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';

/** Names of controls as `nameKey` leaves them, without brackets and numbers at their end. */
const NAMES = {
  perturbation:
    /^(?:si|sh|sg|g)?(?:rna)?(?:ctrl|ctl|con|control|nc|neg|negative|negativecontrol|negctrl|ntc|nt|nontargeting|nontarget|scr|scramble|scrambled|luc|luciferase|gfp|egfp|lacz|mock|empty|emptyvector|ev|vector|wt|wildtype|parental|untransfected|none|対照|コントロール)(?:si|sh|sg)?(?:rna)?$/,
  drug: /^(?:dmso|vehicle|veh|control|ctrl|ctl|untreated|ut|none|no|nodrug|notreatment|mock|pbs|etoh|ethanol|water|medium|対照|溶媒|無処置|コントロール)$/,
} as const;

/** The levels that are controls by their names; `siCtrl #1` and `siCtrl #2` both are. */
export function controlsAmong(levels: readonly string[], of: keyof typeof NAMES): string[] {
  return levels.filter((level) => {
    const key = nameKey(level).replaceAll(/[()[\]]/g, '');
    return NAMES[of].test(key) || NAMES[of].test(key.replace(/#?\d{1,3}$/, ''));
  });
}
