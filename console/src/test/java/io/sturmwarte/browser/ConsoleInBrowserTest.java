package io.sturmwarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.upstream.Incidents;
import io.sturmwarte.upstream.Monitoring;
import io.sturmwarte.upstream.Services;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The console as people use it: in a real browser, against servers that speak the contracts. */
@QuarkusTest
@WithTestResource(Services.class)
@DisabledIfSystemProperty(named = "sturmwarte.browser", matches = Browsers.SKIP)
class ConsoleInBrowserTest {
  private static Playwright playwright;
  private static Browser browser;

  @TestHTTPResource("/")
  URI console;

  Monitoring monitoring;
  Incidents incidents;

  private final List<String> faults = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void launch() {
    playwright = Browsers.playwright();
    browser = Browsers.chromium(playwright);
  }

  @AfterAll
  static void quit() {
    if (browser != null) {
      browser.close();
    }
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void openWindow() {
    incidents.reset();
    open(new Browser.NewContextOptions().setViewportSize(1440, 1010), "de-DE");
  }

  @AfterEach
  void nothingWentWrongUnseen() {
    context.close();
    assertThat(faults).isEmpty();
  }

  @Test
  void showsHowBadItIsAndWhy() {
    signIn("lead");

    var brand = page.getByTestId("brand").first();
    assertThat(brand.getByTestId("level")).hasText("4 · starker Wind");
    assertThat(brand).containsText("206 negativ/h · üblich 9");
    assertThat(page.getByTestId("why")).containsText("Warum Stufe 4");
    assertThat(page.getByTestId("reasons").locator("li")).hasCount(3);
    assertThat(page.getByTestId("curve"))
        .hasAttribute("aria-label", Pattern.compile("Nordlicht Energie"));
    assertThat(page.getByTestId("topics")).containsText("Hotline nicht erreichbar");
    assertThat(page.getByTestId("backlog")).containsText("412 Meldungen warten");
    assertThat(newestMention().locator("mark").first()).hasText("verdoppelt");
    picture("situation-light");
  }

  @Test
  void aMentionArrivesLiveAndIsOnlyEverText() {
    signIn("viewer");
    assertThat(page.getByTestId("health")).hasAttribute("data-state", "live");

    var attack =
        "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>";
    monitoring.send(
        "1-1",
        "mention",
        Monitoring.mention("m-9", "Bluesky", 77, attack + " unerhört", "unerhört"));

    var newest = newestMention();
    assertThat(newest).containsText("<img src=x onerror=");
    assertThat(newest.locator("mark")).hasText("unerhört");
    assertThat(page.locator("mention-card img")).hasCount(0);
    assertThat(page).hasTitle("Lage · Sturmwarte");
  }

  @Test
  void theLevelRisesWithoutReloading() {
    signIn("viewer");
    assertThat(page.getByTestId("health")).hasAttribute("data-state", "live");

    var risen =
        new JsonObject().put("brandId", Monitoring.NORDLICHT).put("level", Monitoring.level(5));
    monitoring.send("1-2", "level", risen);

    assertThat(page.getByTestId("why")).containsText("Warum Stufe 5");
  }

  @Test
  void acknowledges() {
    signIn("lead");
    var strip = page.getByTestId("strip");
    assertThat(strip).containsText("noch nicht angenommen");
    assertThat(strip.getByTestId("countdown")).hasText(Pattern.compile("1[01]:\\d\\d"));

    page.getByTestId("strip-acknowledge").click();

    assertThat(strip).containsText("angenommen nach 4 min");
    assertThat(page.getByTestId("strip-open")).hasText("Zum Vorfall");
    assertThat(incidents.requests())
        .filteredOn(request -> request.path().endsWith("/acknowledge"))
        .singleElement()
        .satisfies(request -> assertThat(request.header("Idempotency-key")).isNotBlank());
  }

  @Test
  void whoMayOnlyReadIsOfferedNothingElse() {
    signIn("viewer");

    assertThat(page.getByTestId("strip-open")).isVisible();
    assertThat(page.getByTestId("acknowledge")).hasCount(0);
  }

  @Test
  void speaksEnglishAndRemembersIt() {
    signIn("lead");
    page.getByTestId("language-en").click();

    assertThat(page.getByTestId("why")).containsText("Why level 4");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    picture("situation-english");

    page.reload();
    assertThat(page.getByTestId("brand").first().getByTestId("level")).hasText("4 · strong wind");
  }

  @Test
  void followsTheIncidentToItsRecord() {
    signIn("lead");
    page.getByTestId("rail-incidents").click();
    page.getByTestId("incident-link").first().click();

    assertThat(page).hasURL(Pattern.compile("/incidents/" + Incidents.GRAVE));
    assertThat(page.getByTestId("deadline-first-word")).containsText("Ziel 1:00 h");
    assertThat(page.getByTestId("timeline")).containsText("Stufe 1 gerufen");
    picture("incident-light");

    page.getByTestId("move-acknowledge").click();
    assertThat(page.getByTestId("timeline")).containsText("Angenommen nach 4 min");
    assertThat(page.getByTestId("move-respond")).isVisible();

    page.goBack();
    page.goBack();
    assertThat(page.getByTestId("why")).isVisible();
  }

  @Test
  void asksBeforeWhatCannotBeUndone() {
    signIn("lead");
    page.navigate(console + "incidents/" + Incidents.GRAVE);
    page.getByTestId("move-escalate").click();

    assertThat(page.locator("dialog")).containsText("Das lässt sich nicht zurücknehmen");
    assertThat(incidents.requests()).noneMatch(request -> request.path().endsWith("/escalate"));
  }

  @Test
  void showsWhatWasSent() {
    signIn("lead");
    page.getByTestId("rail-outbox").click();

    assertThat(page.getByTestId("message")).hasCount(3);
    page.getByTestId("message").nth(2).locator("summary").click();
    assertThat(page.getByTestId("message").nth(2)).containsText("550 mailbox unavailable");
    assertThat(page.getByTestId("resend")).isVisible();
    picture("outbox-light");
  }

  @Test
  void everybodyCanUseIt() {
    page.navigate(console.toString());
    assertThat(page.getByTestId("sign-in-lead")).isVisible();
    picture("sign-in");
    noBarriers();
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      context.close();
      open(
          new Browser.NewContextOptions().setViewportSize(1440, 1010).setColorScheme(scheme),
          "de-DE");
      signIn("lead");
      for (var place : List.of("situation", "incidents", "outbox")) {
        page.getByTestId("rail-" + place).click();
        page.waitForTimeout(300);
        picture(place + "-" + scheme.name().toLowerCase(Locale.ROOT));
        noBarriers();
      }
    }
  }

  @Test
  void fitsAPhone() {
    context.close();
    open(
        new Browser.NewContextOptions().setViewportSize(390, 844).setDeviceScaleFactor(2), "de-DE");
    signIn("responder");

    var wide = page.evaluate("document.documentElement.scrollWidth > innerWidth");
    assertThat(wide).isEqualTo(false);
    picture("situation-phone");
    page.getByTestId("rail-incidents").click();
    page.getByTestId("incident-link").first().click();
    assertThat(page.getByTestId("move-acknowledge")).isVisible();
    picture("incident-phone");
    page.getByTestId("rail-outbox").click();
    assertThat(page.getByTestId("message").first()).isVisible();
    picture("outbox-phone");
  }

  @Test
  void switchesToDark() {
    signIn("lead");
    page.getByTestId("theme").click();

    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        .isEqualTo("rgb(13, 20, 27)");
    picture("situation-dark-chosen");
  }

  @Test
  void signsOut() {
    signIn("lead");
    page.getByTestId("sign-out").click();

    assertThat(page.getByTestId("sign-in-lead")).isVisible();
    Awaitility.await().until(() -> monitoring.liveClients() == 0);
  }

  private void open(Browser.NewContextOptions options, String locale) {
    context = browser.newContext(options.setLocale(locale).setTimezoneId("Europe/Berlin"));
    context.setDefaultTimeout(8_000);
    page = context.newPage();
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(message.text());
          }
        });
  }

  private void signIn(String user) {
    page.navigate(console.toString());
    page.getByTestId("sign-in-" + user).click();
    assertThat(page.getByTestId("strip")).isVisible();
    assertThat(newestMention()).isVisible();
  }

  private Locator newestMention() {
    return page.getByTestId("live-mentions").getByTestId("mention").first();
  }

  private void noBarriers() {
    var grave =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(ConsoleInBrowserTest::told)
                .toList();
    assertThat(grave).isEmpty();
  }

  private static String told(Rule rule) {
    var places =
        rule.getNodes().stream()
            .map(node -> node.getHtml() + " " + node.getFailureSummary())
            .limit(4)
            .toList();
    return rule.getId() + ": " + places;
  }

  private void picture(String name) {
    var options = new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name + ".png"));
    page.screenshot(options.setFullPage(true));
  }
}
