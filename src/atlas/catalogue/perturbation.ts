// Which experiments were made on cells that were changed on purpose, or on diseased tissue, as far as the
// authors' attributes tell. The rules are words, listed here, so that everybody can see why a row is flagged.
import type { ListedExperiment } from '../../formats/chip-atlas/experiment-list-reader.ts';

/** The kinds of change, in the order of their bits. */
export const PERTURBATIONS = [
  'knock-out',
  'knock-down',
  'over-expression',
  'drug',
  'infection',
  'disease',
] as const;
export type Perturbation = (typeof PERTURBATIONS)[number];

/** Changes that make an experiment unfit as a picture of the untouched cell; a diseased tissue is its own normal. */
export const DISTURBING: readonly Perturbation[] = [
  'knock-out',
  'knock-down',
  'over-expression',
  'drug',
  'infection',
];

interface Rule {
  readonly flag: Perturbation;
  /** Attributes to look at; undefined: every attribute and the title. */
  readonly keys?: RegExp;
  /** What the value must hold; undefined: anything. */
  readonly holds?: RegExp;
  /** The value tells of a control. */
  readonly except?: RegExp;
}

/** A value that says that nothing was done. */
const NOTHING =
  /^\W*(?:(?:none|no|not?[ -]?(?:treat\w*|applicable|activation|stimul\w*)|n\/?a|nt|ns|null|missing|unknown|un(?:treated|stimulated|perturbed|infected|transfected)|non[- ]?(?:treat\w*|stimulated)|etoh|ethanol|pbs|water|medium|resting|normal|baseline|parental|0 ?h(?:ours?|rs?)?|undifferentiated|proliferating|steady[- ]?state)\W*|(?:mock|control|ctrl)\b.*|no special treatment.*|(?:dmso|vehicle)\b[^+]*(?:\+\W*)?)?$/i;

const CONTROL =
  /\b(?:non[- ]?target\w*|scr(?:amble[d]?)?|control|ctrl|wild[- ]?type|wt|aavs1|rosa26|lacz|luciferase|luc|egfp|gfp|empty|parental|mock|rescue[d]?|nt|sh(?:sc|scr|ctrl|control|luc|gfp|nt)|si(?:nt|ctrl|control|scr))\b/i;

/** The rules; an experiment carries a flag when one of the flag's rules holds. */
export const PERTURBATION_RULES: readonly Rule[] = [
  {
    flag: 'knock-out',
    holds:
      /\bknock(?:ed)?[- _]?out\b|\bKO\b|\b[A-Z][A-Z0-9]{1,6}KO\b|-null\b|\bcrispr-?cas9? (?:ko|edited|deletion)\b|\bsg(?:RNA|[A-Z][A-Z0-9]{2,})\b|\bdeletion of\b|\bdegron\b|\bdTAG-?\d*\b/,
    except: CONTROL,
  },
  { flag: 'knock-out', keys: /^(?:knock ?-?out|gene knock-?out|deleted gene)$/i, except: NOTHING },
  {
    flag: 'knock-down',
    holds:
      /\bknock(?:ed)?[- _]?down\b|\bKD\b|\b(?:sh|si)[- ]?RNAs?\b|\b(?:sh|si)[A-Z][A-Z0-9]{2,}\b|\bRNAi\b|\bsilencing\b|\bsilenced\b/,
    except: CONTROL,
  },
  {
    flag: 'knock-down',
    keys: /^(?:sh|si)[- ]?rna\b|^knock ?-?down|^rnai\b/i,
    except: new RegExp(`${NOTHING.source}|${CONTROL.source}`, 'i'),
  },
  {
    flag: 'over-expression',
    holds:
      /\bover-?express\w*\b|\bOE\b|\bectopic\w*\b|\btransduced with\b|\btransfected with\b|\btransgene\b|\bexpressing [A-Z][A-Z0-9]{2,}\b/,
    except: CONTROL,
  },
  {
    flag: 'drug',
    keys: /^(?:treatments?|treatment ?[/_-]? ?(?:agent|drug|compound|type)|treated with|agent|drugs?|compound|chemical|stimulus|stimulation|stimuli|inhibitor|ligand|hormone|exposure)$/i,
    except: new RegExp(`${NOTHING.source}|${CONTROL.source}`, 'i'),
  },
  {
    flag: 'drug',
    holds:
      /\btreated with (?!dmso|vehicle|control|etoh|ethanol)\w|\b\d+(?:\.\d+)? ?(?:nM|uM|µM|μM|mM|ng\/ml|ug\/ml|U\/ml)\b|\b(?:JQ1|lenalidomide|pomalidomide|dexamethasone|doxorubicin|bortezomib|tamoxifen|PMA|LPS)\b/,
    except: /\b(?:untreated|without|w\/o|no (?:drug|treatment))\b/i,
  },
  {
    flag: 'infection',
    holds: /\b(?:infected with|infection|virus[- ]infected|IAV infected)\b/i,
    except: /\b(?:mock|uninfected|empty|control)\b/i,
  },
  {
    flag: 'disease',
    keys: /^(?:disease\b.*|diagnosis|subject status|health state|tumou?r (?:type|stage|classification)|pathology|clinical diagnosis)$/i,
    except: new RegExp(
      `${NOTHING.source}|^(?:\\w+: no;? ?)+$|^(?:healthy|normal|non[- ]?disease|disease[- ]free|presumed healthy).*$`,
      'i',
    ),
  },
];

/**
 * The perturbations of an experiment, at most one of each kind, in the order of `PERTURBATIONS`.
 * Rules read words: what the authors did not write cannot be found.
 */
export function perturbationsOf(experiment: Pick<ListedExperiment, 'title' | 'attributes'>): Perturbation[] {
  const found = new Set<Perturbation>();
  for (const [key, value] of experiment.attributes) {
    const rules = rulesFor(key);
    if (rules === undefined) continue;
    for (const rule of rules) if (holds(rule, value)) found.add(rule.flag);
    applyWordRules(found, value);
  }
  applyWordRules(found, experiment.title.replace(/^GSM\d+:\s*/, ''));
  return found.size === 0 ? [] : PERTURBATIONS.filter((flag) => found.has(flag));
}

const KEY_RULES = PERTURBATION_RULES.filter((rule) => rule.keys !== undefined);
const WORD_RULES = PERTURBATION_RULES.filter((rule) => rule.keys === undefined);
const ANY_WORD_RULE = new RegExp(
  WORD_RULES.map((rule) => `(?:${rule.holds?.source})`).join('|'),
  WORD_RULES.some((rule) => rule.holds?.ignoreCase) ? 'i' : '',
);
const NO_EVIDENCE = /antibody|^(?:sample|submitter|external)?_?\s?(?:id|name)$/i;

const rulesOfKey = new Map<string, readonly Rule[] | undefined>();

/** The rules that look at an attribute because of its key; undefined for keys that are never looked at. */
function rulesFor(key: string): readonly Rule[] | undefined {
  if (rulesOfKey.has(key)) return rulesOfKey.get(key);
  const rules = NO_EVIDENCE.test(key) ? undefined : KEY_RULES.filter((rule) => rule.keys?.test(key));
  if (rulesOfKey.size < 10_000) rulesOfKey.set(key, rules);
  return rules;
}

function holds(rule: Rule, value: string): boolean {
  return rule.holds?.test(value) !== false && rule.except?.test(value) !== true;
}

function applyWordRules(found: Set<Perturbation>, value: string): void {
  if (!ANY_WORD_RULE.test(value)) return;
  for (const rule of WORD_RULES) if (holds(rule, value)) found.add(rule.flag);
}

const SUSPICIOUS =
  /^(?:knock.*|.+ko|ko|kd|.*null|crispr.*|sg[a-z].*|deletion|deleted|degron|dtag.*|sh[a-z].{2,}|si[a-z].{2,}|rnai|overexpress.*|over|oe|ectopic.*|transduced|transfected|transgene|expressing|treatments?|treated|agent|drugs?|compound|chemical|stimulus|stimulation|stimuli|inhibitor|ligand|hormone|exposure|\d+(?:nm|um|µm|μm|mm|ng|ug|u)|[num]m|ng|ug|u|jq1|lenalidomide|pomalidomide|dexamethasone|doxorubicin|bortezomib|tamoxifen|pma|lps|infect.*|disease|diagnosis|status|state|tumou?r|pathology)$/;

const HARMLESS = new Set(['sigma', 'single', 'site', 'sites', 'size', 'since', 'sheep', 'short', 'show']);

/**
 * Whether a word of a row, in lower case, makes it worth asking `perturbationsOf`: every rule needs one of
 * these words, so that the rules need not read every row of a long list.
 */
export function mayBePerturbed(word: string): boolean {
  return SUSPICIOUS.test(word) && !HARMLESS.has(word);
}

/** Perturbations as one number, bit i for `PERTURBATIONS[i]`. */
export function perturbationBits(flags: readonly Perturbation[]): number {
  return flags.reduce((bits, flag) => bits | (1 << PERTURBATIONS.indexOf(flag)), 0);
}

/** The names behind a number of `perturbationBits`. */
export function perturbationNames(bits: number): Perturbation[] {
  return PERTURBATIONS.filter((_, bit) => (bits & (1 << bit)) !== 0);
}
