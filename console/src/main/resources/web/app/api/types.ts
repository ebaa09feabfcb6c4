/** What the services send, as their OpenAPI documents say it. Only what is shown is named. */
export type Text = { de: string; en: string };
export type Page<T> = { items: T[]; next: string | null };

export type Session = {
  name: string | null;
  roles: string[];
  teams: string[];
  mode: "demonstration" | "oidc";
  users: string[];
};

export type Reason = {
  code: string;
  value: number;
  usual: number | null;
  text: Text;
  mentionIds: string[];
};

export type Level = {
  level: number;
  social: number;
  media: number;
  since: string;
  evaluatedAt: string;
  reasons: Reason[];
};

export type BrandSituation = {
  brand: { id: string; name: string; team: string };
  level: Level;
  negativesLastHour: number;
  usualNegativesPerHour: number;
  mentionsLastHour: number;
  usualMentionsPerHour: number;
  negativeShare: number;
  usualNegativeShare: number;
  spark: number[];
  unscored: number;
  oldestUnscoredSeconds: number | null;
};

export type Series = {
  from: string;
  to: string;
  points: {
    at: string;
    mentions: number;
    negatives: number;
    usualNegatives: number | null;
    usualNegativesLow: number | null;
    usualNegativesHigh: number | null;
  }[];
  marks: { at: string; kind: "alert" | "level"; label: Text }[];
};

export type Topic = {
  label: string;
  terms: string[];
  share: number;
  count: number;
  /** How many different texts; the others are copies. */
  texts?: number;
  growth: number | null;
  firstAt: string;
  topReach: number;
  examples: string[];
};

export type Highlight = { start: number; end: number; weight: number };

export type Mention = {
  id: string;
  brandIds: string[];
  platform: string;
  url: string | null;
  author: string | null;
  authorFollowers: number | null;
  text: string;
  publishedAt: string;
  exercise: boolean;
  score: null | {
    sentiment: "negative" | "neutral" | "positive";
    risk: number;
    crisisTypes: string[];
    intents: string[];
    highlights: Highlight[];
  };
};

export type Deadline = {
  kind: string;
  dueAt: string;
  state: "running" | "met" | "breached" | "paused";
  startedAt: string;
  target: string;
};

export type Incident = {
  id: string;
  number: string;
  brandId: string;
  brandName: string;
  team: string;
  title: string;
  topic: string | null;
  cause: string | null;
  severity: "S1" | "S2" | "S3" | "S4";
  state: string;
  level: number;
  peakLevel: number;
  exercise: boolean;
  lead: string | null;
  openedAt: string;
  acknowledgedAt: string | null;
  resolvedAt: string | null;
  deadlines: Deadline[];
  escalation: null | {
    level: number | null;
    nextDueAt: string | null;
    stepsFired: { level: number; firedAt: string; targets: string[] }[];
    acknowledgedBy: string | null;
  };
  moves: string[];
};

export type TimelineEntry = {
  position: number;
  incidentId?: string;
  at: string;
  kind: string;
  actor: string;
  text: Text;
};

export type Message = {
  id: string;
  incidentId: string | null;
  channel: string;
  target: string;
  address: string;
  level: number | null;
  subject: string;
  body: string;
  createdAt: string;
  state: "waiting" | "pending" | "delivered" | "bundled" | "cancelled" | "dead";
  attempts: number;
  lastError: string | null;
  finishedAt: string | null;
};
