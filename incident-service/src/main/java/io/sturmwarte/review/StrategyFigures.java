package io.sturmwarte.review;

import io.sturmwarte.report.Report;

/**
 * What had happened since the last look back, as it was when the review was opened.
 *
 * @param actionsOpen action items that were not done, those overdue among them
 * @param reviewsOpen reviews that were not finished
 */
public record StrategyFigures(
    Report byCause,
    Report bySeverity,
    Report byBrand,
    int actionsDone,
    int actionsOpen,
    int actionsOverdue,
    int reviewsOpen) {}
