package io.sturmwarte.report;

import io.sturmwarte.incident.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as a table: times in whole seconds, compliance in whole percent. */
record ReportCsv(Report report, GroupBy by, String language) {
  private static final List<Text> COLUMNS =
      List.of(
          new Text("Vorfälle", "Incidents"),
          new Text("Davon gelöst", "Resolved"),
          new Text("MTTA (Sekunden)", "MTTA (seconds)"),
          new Text("Median bis Übernahme (Sekunden)", "Median to acknowledge (seconds)"),
          new Text("Mittel bis erstes Wort (Sekunden)", "Mean to first word (seconds)"),
          new Text("Median bis erstes Wort (Sekunden)", "Median to first word (seconds)"),
          new Text("MTTR (Sekunden)", "MTTR (seconds)"),
          new Text("Median bis Lösung (Sekunden)", "Median to resolve (seconds)"),
          new Text("Fristen gehalten", "Deadlines met"),
          new Text("Fristen versäumt", "Deadlines breached"),
          new Text("SLA gehalten (%)", "SLA compliance (%)"),
          new Text("Antworten", "Responses"),
          new Text("Median Antwortzeit (Sekunden)", "Median response time (seconds)"));

  String render() {
    var rows = new ArrayList<List<Object>>();
    var head = new ArrayList<Object>(List.of(by.title.in(language)));
    COLUMNS.forEach(column -> head.add(column.in(language)));
    rows.add(head);
    report.groups().forEach(line -> rows.add(row(line.group(), line)));
    rows.add(row(new Text("Gesamt", "Total").in(language), report.total()));
    return Csv.of(rows);
  }

  private static List<Object> row(String name, Report.Line line) {
    return List.of(
        name,
        line.incidents(),
        line.resolved(),
        whole(line.mtta(), 1),
        whole(line.medianAcknowledge(), 1),
        whole(line.meanFirstWord(), 1),
        whole(line.medianFirstWord(), 1),
        whole(line.mttr(), 1),
        whole(line.medianResolve(), 1),
        line.deadlinesMet(),
        line.deadlinesBreached(),
        whole(line.slaCompliance(), 100),
        line.responses(),
        whole(line.medianResponse(), 1));
  }

  private static Object whole(@Nullable Double value, int times) {
    return value == null ? "" : Math.round(value * times);
  }
}
