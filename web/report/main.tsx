import { render } from 'preact';
import type { ReportData } from '../../src/report/report-data.ts';
import { App } from './app.tsx';
import './styles.css';

const embedded = document.getElementById('report-data')?.textContent ?? '';
const root = document.getElementById('app');
if (root !== null) render(<App data={JSON.parse(embedded) as ReportData} />, root);
