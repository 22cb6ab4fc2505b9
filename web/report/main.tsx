import { render } from 'preact';
import type { ReportData } from '../../src/report/report-data.ts';
import { App } from './app.tsx';
import '../components/shared.css';
import './styles.css';

const textOf = (id: string): string => document.getElementById(id)?.textContent ?? '';
const root = document.getElementById('app');
if (root !== null)
  render(<App data={JSON.parse(textOf('report-data')) as ReportData} licences={textOf('licences')} />, root);
