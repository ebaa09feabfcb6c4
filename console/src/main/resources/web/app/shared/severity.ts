import { css, html } from "lit";
import type { Incident } from "../api/types";

/** S1 to S4, as a badge; the colour repeats what the letters say. */
export function severity(incident: Incident, words: string = incident.severity) {
  return html`<span class="severity ${incident.severity.toLowerCase()}">${words}</span>`;
}

export const severityStyle = css`
  .severity { display: inline-flex; align-items: center; min-height: 24px; padding: 0 9px; border-radius: 6px; color: #fff; font-weight: 600; font-size: 13px; background: var(--s4); white-space: nowrap; }
  .severity.s1 { background: var(--s1); }
  .severity.s2 { background: var(--s2); }
  .severity.s3 { background: var(--s3); }
`;
