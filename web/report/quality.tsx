import { useState } from 'preact/hooks';
import type { ReportData } from '../../src/report/report-data.ts';
import { download, exportName } from '../components/download.ts';
import { useLanguage } from '../components/language.tsx';

interface Props {
  readonly figures: ReportData['expression'][number]['figures'];
  readonly experiment: string;
}

/** The quality pictures of an expression experiment, drawn when they are asked for. */
export function Quality({ figures, experiment }: Props) {
  const { text, simulated } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details class="quality" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text('expression.quality', { figures: figures.map(({ name }) => name).join(', ') })}</summary>
      <p class="fine">{text('expression.quality-lead')}</p>
      {open && (
        <div class="pictures">
          {figures.map(({ name, svg }) => (
            <figure key={name}>
              <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={`${experiment}: ${name}`} />
              <figcaption>
                <span>{name}</span>
                <button
                  type="button"
                  onClick={() =>
                    download(exportName(simulated, `${experiment} ${name}`, 'svg'), 'image/svg+xml', svg)
                  }
                >
                  SVG
                </button>
              </figcaption>
            </figure>
          ))}
        </div>
      )}
    </details>
  );
}
