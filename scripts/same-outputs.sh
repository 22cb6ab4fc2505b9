#!/usr/bin/env bash
# Runs two built checkouts over the same hundred calls on real data, the demo and an export, and lists what differs.
#   bash scripts/same-outputs.sh OLD NEW WORK      (OLD and NEW are built checkouts, WORK a folder for what they write)
# ONLY=regex runs the calls whose names match; MORE=1 shows the first lines that differ. The atlases are OLD's.
# Needs the folder of real data beside this checkout, or where CHIPMATE_TEST_DATA says. Takes about five minutes.
set -u
[ $# = 3 ] || { sed -n '2,5p' "$0"; exit 2; }
mkdir -p "$3"
OLD=$(realpath "$1") NEW=$(realpath "$2") WORK=$(realpath "$3") ONLY=${ONLY:-} MORE=${MORE:-}
D=$(realpath "${CHIPMATE_TEST_DATA:-$(dirname "$0")/../../shared/data}") || exit 2
E=$D/encode-hg19 X=$D/expression G=$D/genes/hg19
A=$WORK/atlas S=$WORK/small
IK=$E/GM12878/wgEncodeAwgTfbsSydhGm12878Ikzf1iknuclaUniPk.narrowPeak.gz
GA=$E/K562/wgEncodeAwgTfbsSydhK562Gata1UcdUniPk.narrowPeak.gz
BATF=$E/GM12878/wgEncodeAwgTfbsHaibGm12878BatfPcr1xUniPk.narrowPeak.gz
TAL=$(ls "$E"/K562/*Tal1*narrowPeak.gz | head -1)
REFSEQ=$G/refseq.bed.gz BETA=$G/beta.refseq.tsv.gz BLACK=$D/blacklist/hg19-blacklist.v2.bed.gz

# Two atlases: all of the ENCODE experiments, and every fourth of them with gene models.
if [ ! -e "$A/atlas.json" ]; then
  node "$OLD/dist/cli/chipmate.cjs" atlas build "$E/experiments.tsv" -o "$A" --genome hg19 -q || exit 1
  awk -F'\t' -v OFS='\t' -v d="$E" 'NR==1{print;for(i=1;i<=NF;i++)if($i=="file")f=i;next} NR%4==0||/Ikzf1iknucla|K562Gata1Ucd/{$f=d"/"$f;print}' "$E/experiments.tsv" > "$WORK/small.tsv"
  node "$OLD/dist/cli/chipmate.cjs" atlas build "$WORK/small.tsv" -o "$S" --genome hg19 --genes "$REFSEQ" -q || exit 1
fi
printf 'complex\tmember\nCohesin\tRAD21\nCohesin\tSMC3\nCohesin\tCTCF\nAP-1\tFOS\nAP-1\tJUND\nNF-Y\tNFYA\nNF-Y\tNFYB\nGATA1-TAL1\tTAL1\nGATA1-TAL1\tGATA2\nNuRD\tCHD4\nNuRD\tHDAC1\nNuRD\tHDAC2\nNuRD\tMTA3\nBATF-IRF4\tBATF\nBATF-IRF4\tIRF4\n' > $WORK/complexes.tsv
# Sheets with a column 'sample' for the three tables of counts.
for s in SRP021193 SRP029880 SRP049988; do
  awk -F'\t' -v OFS='\t' 'NR==1{print "sample",$0;next}{print}' $X/rnaseq-counts/$s.colData.tsv | sed '1s/\r//' > $WORK/$s.sheet.tsv
done
awk -F'\t' -v OFS='\t' 'NR==1{for(i=1;i<=NF;i++)c[$i]=i;print "sample","mutation";next} $c["BT"]~/^B/&&($c["mol.biol"]=="BCR/ABL"||$c["mol.biol"]=="NEG"){m=$c["mol.biol"];gsub("/","_",m);print $1,m}' $X/ALL-leukemia/ALL_pheno.tsv > $WORK/ALL.sheet.tsv


run() { # NAME ARGS...: standard output into NAME, standard error and an exit code other than 0 into NAME.err
  local name=$1 rc; shift
  [[ -z $ONLY || $name =~ $ONLY ]] || return 0
  node "$C" "$@" > "$OUT/$name" 2> "$OUT/$name.err"
  rc=$?
  [ $rc = 0 ] || echo "exit $rc" >> "$OUT/$name.err"
}

calls() {
  for q in IK GA; do
    P=${!q}; OTHER=$BATF; CELL=GM12878; N=ikzf1; PARTNER=BATF
    [ $q = GA ] && { OTHER=$TAL; CELL=K-562; N=gata1; PARTNER=TAL1; }
    run $N.overlap.tsv overlap $P --atlas $A
    run $N.overlap-reverse.tsv overlap $P --atlas $A --reverse --antigen-class all
    run $N.overlap.json overlap $P --atlas $A --json
    run $N.overlap-blacklist.tsv overlap $P --atlas $A --blacklist $BLACK
    run $N.overlap-within.tsv overlap $P --atlas $A --within $OTHER
    run $N.overlap-not-within.tsv overlap $P --atlas $A --not-within $OTHER
    run $N.partners.tsv partners $P --atlas $A
    run $N.partners.json partners $P --atlas $A --json
    run $N.partners-top-sheet.tsv partners $P --atlas $A --top 10 --spreadsheet
    run $N.partners-named.tsv partners $P --atlas $A --query-antigen $([ $N = ikzf1 ] && echo IKZF1 || echo GATA1) --query-cell $CELL
    run $N.partners-experiment.tsv partners $P --atlas $A --level experiment
    run $N.partners-block.tsv partners $P --atlas $A --level block
    run $N.partners-genes.tsv partners $P --atlas $A --genes $REFSEQ
    run $N.partners-against.tsv partners $P --atlas $A --against $OTHER
    run $N.partners-background.tsv partners $P --atlas $A --background $CELL
    run $N.partners-complexes.tsv partners $P --atlas $A --complexes $WORK/complexes.tsv
    run $N.partners-complexes.json partners $P --atlas $A --complexes $WORK/complexes.tsv --json
    run $N.partners-draws0.tsv partners $P --atlas $A --draws 0
    run $N.partners-seed7.tsv partners $P --atlas $A --seed 7
    run $N.partners-small.tsv partners $P --atlas $S
    for s in fisher log-odds jaccard lola giggle bedtools-fisher bedtools-jaccard chip-atlas-2024 chip-atlas-2025 npmi forbes; do
      run $N.partners-$s.tsv partners $P --atlas $A --statistic $s
    done
    run $N.partners-jaccard-experiment.tsv partners $P --atlas $A --statistic jaccard --level experiment
    run $N.sites.tsv sites $P --atlas $S --partner POLR2A
    run $N.sites-genes.tsv sites $P --atlas $A --partner $PARTNER --genes $REFSEQ
    run $N.targets.tsv targets $P --atlas $S
    run $N.targets-genes.tsv targets $P --genes $BETA --genome hg19
  done
  run compare.tsv compare $IK $GA --atlas $A
  run compare-json.json compare $IK $BATF --atlas $A --json
  run compare-genes.tsv compare $GA $TAL --atlas $A --genes $REFSEQ --a-cell K-562 --b-cell K-562
  run compare-small.tsv compare $IK $GA --atlas $S
  run compare-cells.tsv compare-cells $IK --atlas $A --a GM12878 --b K-562
  run locus-IRF4.tsv locus IRF4 --atlas $S
  run locus-MYC.json locus MYC --atlas $A --genes $REFSEQ --json
  run locus-region.tsv locus chr22:20,000,000-20,100,000 --atlas $A --antigen-class all
  run enrich.tsv enrich $IK $GA --atlas $S
  run browse.tsv browse --atlas $S --antigen IKZF1
  run browse-region.tsv browse --atlas $S --region chr22:20,000,000-21,000,000
  run peaks-of.tsv peaks-of wgEncodeAwgTfbsSydhGm12878Ikzf1iknuclaUniPk --atlas $S
  run peaks-of-bed.tsv peaks-of wgEncodeAwgTfbsSydhGm12878Ikzf1iknuclaUniPk --atlas $S --format bed
  run of-IKZF1.tsv targets --of IKZF1 --atlas $S
  run of-GATA1-distance.json targets --of GATA1 --atlas $S --distance 5000 --json
  run page.tsv page $X/AR-LNCaP/AR_diff_expr.xls.gz --atlas $S --genes $BETA
  run page-window.json page $X/AR-LNCaP/AR_diff_expr.xls.gz --atlas $S --genes $REFSEQ --gene-ids $D/genes/human_gene_ids.tsv.gz --window 1000 --cell K-562 --json
  [[ -n $ONLY && ! export =~ $ONLY ]] || { rm -rf "$OUT/export"; run export.txt atlas export $S -o export --network 5000; }
  run info.tsv atlas info $S
  run search.tsv atlas search $A --antigen FOS

  AR="$X/AR-LNCaP/AR_peaks.hg19.bed --genome hg19 --genes $BETA"
  T="--expression $X/AR-LNCaP/AR_diff_expr.xls.gz --factor-is raised"
  for m in beta lisa window nearest great; do
    run ar.targets-$m.tsv targets $AR --method $m
    run ar.targets-$m-expression.tsv targets $AR $T --method $m
  done
  run ar.targets-no-activity.tsv targets $AR --expression $X/AR-LNCaP/AR_diff_expr.xls.gz
  run ar.targets-best-peaks.tsv targets $AR $T --best-peaks 2000
  run ar.targets-fold-change.tsv targets $AR $T --fold-change 1
  run ar.targets-list-peaks.tsv targets $AR $T --list-peaks
  run ar.targets.json targets $AR $T --json
  run ar.targets-distance.tsv targets $AR $T --distance 50000 --promoter 2000
  run ar.targets-ids.tsv targets $AR $T --gene-ids $D/genes/human_gene_ids.tsv.gz
  run ar.targets-refseq.tsv targets $X/AR-LNCaP/AR_peaks.hg19.bed --genome hg19 --genes $REFSEQ $T --gene-ids $D/genes/human_gene_ids.tsv.gz
  run ar.explain.tsv explain $X/AR-LNCaP/AR_diff_expr.xls.gz --atlas $S --genes $BETA --direction up

  ALL="$X/ALL-leukemia/ALL_exprs_hgu95av2_rma_log2.tsv.gz --design $WORK/ALL.sheet.tsv --contrast BCR_ABL-NEG"
  run expression-ALL.tsv expression $ALL
  run expression-ALL-options.tsv expression $ALL --robust --trend --probes all
  run expression-GDS507.tsv expression $X/GDS507/GDS507.soft.gz --contrast "disease state=RCC-normal" --model "disease state"
  run expression-GDS507-median.json expression $X/GDS507/GDS507.soft.gz --contrast "disease state=RCC-normal" --model "disease state" --probes median --json
  for s in SRP021193 SRP029880 SRP049988; do
    run expression-$s.tsv expression $X/rnaseq-counts/$s.raw_counts.tsv.gz --design $WORK/$s.sheet.tsv --contrast group=CASE-CTRL --model group
    run expression-$s-robust.tsv expression $X/rnaseq-counts/$s.raw_counts.tsv.gz --design $WORK/$s.sheet.tsv --contrast group=CASE-CTRL --model group --robust --min-count 3
    [ $s = SRP021193 ] && run expression-$s-batch.tsv expression $X/rnaseq-counts/$s.raw_counts.tsv.gz --design $WORK/$s.sheet.tsv --contrast group=CASE-CTRL --model group+LibrarySelection
  done
  [[ -n $ONLY && ! demo =~ $ONLY ]] || { rm -rf "$OUT/demo"; run demo.txt demo -o demo; }
}

for side in old new; do
  OUT=$WORK/$side
  C=$([ $side = old ] && echo "$OLD" || echo "$NEW")/dist/cli/chipmate.cjs
  mkdir -p "$OUT"
  cd "$OUT" || exit 1
  calls
done

section() { # TITLE, names on standard input
  local differing=0 total=0
  echo "== $1"
  while read -r f; do
    total=$((total + 1))
    cmp -s "$WORK/old/$f" "$WORK/new/$f" && continue
    differing=$((differing + 1))
    echo "  $f"
    [ -z "$MORE" ] || diff "$WORK/old/$f" "$WORK/new/$f" | head -8 | cut -c1-240 | sed 's/^/      /'
  done
  echo "  $differing of $total differ"
}
names() { (cd "$WORK/old" && find . "$@"; cd "$WORK/new" && find . "$@") | sed 's#^\./##' | sort -u; }
names -maxdepth 1 -type f ! -name '*.err' | section "standard output"
names -path './demo/*' -type f ! -path '*/.chipmate/*' | section "the demo's folder, without its cache"
names -path './export/*' -type f | section "the exported atlas"
names -maxdepth 1 -type f -name '*.err' | section "standard error"
