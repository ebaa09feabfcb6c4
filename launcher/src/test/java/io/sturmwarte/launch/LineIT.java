package io.sturmwarte.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.sturmwarte.demonstration.StormStory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The whole line, in the packaged services as child processes: mentions come in, a storm is seen,
 * an incident opens, people are told, somebody acknowledges. One story, told in order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LineIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String SECRET = "whsec_" + "c3R1cm13YXJ0ZS1saW5lLXRlc3Qtc2VjcmV0LTAwMDE=";

  private static final Map<String, String> NO_DOWNLOAD =
      Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

  private static final StormStory STORY = StormStory.nordlicht();
  private static Line line;
  private static Api monitoring;
  private static Api incident;

  @BeforeAll
  static void start() throws Exception {
    line = Line.start();
    monitoring = line.as("lead", Service.MONITORING);
    incident = line.as("lead", Service.INCIDENT);
  }

  @AfterAll
  static void stop() {
    if (line != null) {
      line.close();
    }
  }

  @Test
  @Order(1)
  void brandIsWatchedAndItsTeamCanBeReached() throws Exception {
    monitoring.post(
        "/api/v1/brands",
        Map.of(
            "id", STORY.brandId(),
            "name", STORY.brandName(),
            "team", "nord",
            "languages", List.of("de", "en"),
            "handles", List.of("@nordlicht")));
    monitoring.post(
        "/api/v1/brands/%s/queries".formatted(STORY.brandId()),
        Map.of("name", "all", "expression", STORY.query()));

    incident.put(
        "/api/v1/escalation-policies/nord",
        Map.of(
            "team",
            "nord",
            "name",
            "two steps",
            "repeat",
            0,
            "steps",
            List.of(
                step(1, "PT0S", mail("Pressestelle"), hook("Wache")),
                step(2, "PT30M", mail("Kanzlei"), hook("Agentur")))));

    assertThat(monitoring.get("/api/v1/brands/" + STORY.brandId()).path("name").asText())
        .isEqualTo(STORY.brandName());
  }

  @Test
  @Order(2)
  void calmDaysAreTakenInScoredAndCountedExactlyOnce() throws Exception {
    var calm = STORY.calmDays(3);

    var first = monitoring.post("/api/v1/mentions", calm);
    var again = monitoring.post("/api/v1/mentions", calm);
    awaitAllScored();

    assertThat(first.path("accepted").asInt()).isEqualTo(calm.size());
    assertThat(first.path("duplicate").asInt()).isZero();
    assertThat(again.path("accepted").asInt()).isZero();
    assertThat(again.path("duplicate").asInt()).isEqualTo(calm.size());
    assertThat(countedMentions()).isEqualTo(calm.size());
  }

  @Test
  @Order(3)
  void stormIsSeenAndOpensOneIncident() throws Exception {
    monitoring.post("/api/v1/mentions", STORY.storm());

    var opened =
        await().atMost(SOON).until(() -> openIncidents(), list -> list.size() == 1).getFirst();
    var level = await().atMost(SOON).until(() -> level(), seen -> seen.path("level").asInt() >= 3);

    assertThat(opened.path("brandId").asText()).isEqualTo(STORY.brandId().toString());
    assertThat(level.path("reasons")).isNotEmpty();
    assertThat(level.path("reasons").path(0).path("text").path("de").asText()).isNotBlank();
    assertThat(monitoring.get("/api/v1/brands/%s/topics".formatted(STORY.brandId()))).isNotEmpty();
  }

  @Test
  @Order(4)
  void levelOneIsToldByMailAndSignedWebhook() throws Exception {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(line.receiver().received()).hasSizeGreaterThanOrEqualTo(1));
    await().atMost(SOON).until(() -> line.mail().getReceivedMessages().length >= 1);

    var hook = line.receiver().received().getFirst();
    assertThat(hook.signature()).isEqualTo(Signature.of(SECRET, hook));
    assertThat(hook.body().path("specversion").asText()).isEqualTo("1.0");
    assertThat(line.mail().getReceivedMessages()[0].getSubject()).contains(STORY.brandName());
  }

  @Test
  @Order(5)
  void incidentServiceKilledMidEscalationLosesNoStepAndDoublesNone() throws Exception {
    for (var number = 0; number < 40; number++) {
      open("Probe " + number);
    }
    line.product().process(Service.INCIDENT).kill();
    line.product().start(Service.INCIDENT);
    awaitHooks(41);
    line.advance(Service.INCIDENT, Duration.ofMinutes(31));
    line.product().process(Service.INCIDENT).kill();
    line.advance(Service.INCIDENT, Duration.ofMinutes(1));
    line.product().start(Service.INCIDENT);
    awaitHooks(2 * 41);

    var incidents = openIncidents();
    assertThat(incidents).hasSize(41);
    assertThat(hooksByIncidentAndTarget().values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    assertThat(line.ask(Service.INCIDENT, "select count(*) from outbox where state = 'DEAD'"))
        .isEqualTo("0");
    for (var each : incidents) {
      assertThat(firedLevels(each)).containsExactly(1, 2);
    }
  }

  @Test
  @Order(6)
  void consoleShowsTheStormAndTakesTheAcknowledgement() throws Exception {
    var storm = stormIncident().path("id").asText();
    try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
        var browser = playwright.chromium().launch(chromium())) {
      var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 1000));
      page.navigate(line.product().url(Service.CONSOLE));
      page.getByTestId("sign-in-lead").click();

      var brand = page.locator("[data-testid=brand][data-brand='%s']".formatted(STORY.brandId()));
      brand.getByTestId("level").waitFor();
      assertThat(Integer.parseInt(brand.getByTestId("level").getAttribute("data-level")))
          .isGreaterThanOrEqualTo(3);
      assertThat(page.getByTestId("reasons").innerText()).isNotBlank();
      page.getByTestId("live-mentions").getByTestId("mention").first().waitFor();

      var incident = page.locator("[data-testid=incident][data-incident='%s']".formatted(storm));
      incident.getByTestId("acknowledge").click();
      await()
          .atMost(SOON)
          .until(() -> stormIncident().path("state").asText().equals("ACKNOWLEDGED"));
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/line.png")));
    }
  }

  @Test
  @Order(7)
  void acknowledgingStopsTheEscalation() throws Exception {
    for (var each : openIncidents()) {
      if (each.path("state").asText().equals("OPEN")) {
        incident.post(
            "/api/v1/incidents/%s/acknowledge".formatted(each.path("id").asText()), Map.of());
      }
    }
    var told = line.ask(Service.INCIDENT, "select count(*) from outbox");

    line.advance(Service.INCIDENT, Duration.ofMinutes(10));
    var taken = openIncidents();

    assertThat(taken)
        .allSatisfy(each -> assertThat(each.path("state").asText()).isEqualTo("ACKNOWLEDGED"));
    assertThat(line.ask(Service.INCIDENT, "select count(*) from outbox")).isEqualTo(told);
    var timeline = "/api/v1/incidents/%s/timeline".formatted(stormIncident().path("id").asText());
    assertThat(incident.get(timeline + "/verify").path("intact").asBoolean()).isTrue();
    assertThat(incident.get(timeline)).isNotEmpty();
  }

  @Test
  @Order(8)
  void mentionsWaitWhileScoringIsAwayAndAreScoredWhenItIsBack() throws Exception {
    var before = countedMentions();
    line.product().process(Service.SCORING).kill();

    var answer = monitoring.post("/api/v1/mentions", STORY.more(50));
    var waiting = monitoring.get("/api/v1/backlog").path("unscored").asInt();
    line.product().start(Service.SCORING);
    awaitAllScored();

    assertThat(answer.path("accepted").asInt()).isEqualTo(50);
    assertThat(waiting).isEqualTo(50);
    assertThat(countedMentions()).isEqualTo(before + 50);
  }

  @Test
  @Order(9)
  void otherTeamsSeeNothingOfIt() throws Exception {
    monitoring.post(
        "/api/v1/brands", Map.of("name", "Anderswo", "team", "sued", "languages", List.of("de")));
    var brandOfOthers =
        monitoring.get("/api/v1/brands").findValuesAsText("id").stream()
            .filter(id -> !id.equals(STORY.brandId().toString()))
            .findFirst()
            .orElseThrow();

    var answer =
        line.as("viewer", Service.MONITORING)
            .send("GET", "/api/v1/brands/" + brandOfOthers, null, Map.of());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  @Order(10)
  void exerciseIsPlayedToItsDebrief() throws Exception {
    var training = line.as("trainer", Service.TRAINING);
    var scenario = training.get("/api/v1/scenarios").path(0).path("key").asText();
    var exercise =
        training
            .post("/api/v1/exercises", Map.of("scenario", scenario, "language", "de", "speed", 1))
            .path("id")
            .asText();
    training.post("/api/v1/exercises/%s/start".formatted(exercise), Map.of());
    line.advance(Service.TRAINING, Duration.ofMinutes(3));
    var inject = await().atMost(SOON).until(() -> firstInject(exercise), id -> !id.equals("null"));

    var reply =
        training.post(
            "/api/v1/exercises/%s/replies".formatted(exercise),
            Map.of(
                "injectId",
                inject,
                "text",
                "Danke für den Hinweis. Der Kommentar wurde von uns gelöscht, das war falsch und tut uns leid."
                    + " Wir haben ihn wiederhergestellt. Die Charge ist gesperrt, Ihr Geld bekommen Sie in jeder"
                    + " Filiale zurück."));
    training.post("/api/v1/exercises/%s/finish".formatted(exercise), Map.of());
    var debrief = training.get("/api/v1/exercises/%s/debrief".formatted(exercise));

    assertThat(reply.path("review").path("rubric").isMissingNode()).isFalse();
    assertThat(debrief.isEmpty()).isFalse();
  }

  /** The browser that ./test found or installed. */
  private static BrowserType.LaunchOptions chromium() {
    var path = System.getenv().getOrDefault("STURMWARTE_BROWSER", "/usr/bin/chromium");
    return new BrowserType.LaunchOptions()
        .setExecutablePath(Path.of(path))
        .setArgs(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking"));
  }

  private static String firstInject(String exercise) throws Exception {
    return line.ask(
        Service.TRAINING,
        "select min(data->>'injectId') from event where type = 'inject' and subject = '%s'"
            .formatted(exercise));
  }

  private static Map<String, Object> step(int level, String delay, Object... targets) {
    return Map.of("level", level, "delay", delay, "targets", List.of(targets));
  }

  private static Map<String, Object> mail(String name) {
    return Map.of(
        "name", name, "channel", "email", "address", "wache@nord.example", "language", "de");
  }

  private static Map<String, Object> hook(String name) {
    return Map.of(
        "name",
        name,
        "channel",
        "webhook",
        "address",
        line.receiver().url() + "/" + name,
        "secret",
        SECRET,
        "language",
        "de");
  }

  private static void open(String title) throws Exception {
    incident.post(
        "/api/v1/incidents",
        Map.of(
            "brandId",
            STORY.brandId(),
            "brandName",
            STORY.brandName(),
            "team",
            "nord",
            "title",
            title,
            "topic",
            title + " " + UUID.randomUUID(),
            "severity",
            "S2"));
  }

  private static List<JsonNode> openIncidents() throws Exception {
    return list(incident.get("/api/v1/incidents?open=true&limit=200").path("items"));
  }

  private static JsonNode stormIncident() throws Exception {
    return openIncidents().stream()
        .filter(each -> !each.path("title").asText().startsWith("Probe"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> firedLevels(JsonNode each) throws Exception {
    var steps =
        incident
            .get("/api/v1/incidents/" + each.path("id").asText())
            .path("escalation")
            .path("stepsFired");
    return list(steps).stream().map(step -> step.path("level").asInt()).toList();
  }

  private static void awaitHooks(int count) {
    await().atMost(SOON).untilAsserted(() -> assertThat(hooksByIncidentAndTarget()).hasSize(count));
  }

  /**
   * The distinct ids of what each target of each incident was sent; one id means one message,
   * however often.
   */
  private static Map<String, Set<String>> hooksByIncidentAndTarget() {
    var ids = new java.util.TreeMap<String, Set<String>>();
    for (var hook : line.receiver().received()) {
      var data = hook.body().path("data");
      var about = data.path("incidentId").asText() + " " + data.path("target").asText();
      ids.computeIfAbsent(about, ignored -> new TreeSet<>()).add(hook.id());
    }
    return ids;
  }

  private static JsonNode level() throws Exception {
    return monitoring.get("/api/v1/brands/%s/level".formatted(STORY.brandId()));
  }

  private static int countedMentions() throws Exception {
    var series =
        monitoring.get(
            "/api/v1/brands/%s/series?bucket=PT1H&from=%s"
                .formatted(STORY.brandId(), STORY.begin()));
    return list(series.path("points")).stream()
        .mapToInt(point -> point.path("mentions").asInt())
        .sum();
  }

  private static void awaitAllScored() {
    await()
        .atMost(SOON)
        .until(() -> monitoring.get("/api/v1/backlog").path("unscored").asInt() == 0);
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
