package io.sturmwarte.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void withoutAnythingItStartsTheDemonstrationOnTheUsualPorts() {
    var options = Options.parse(List.of(), Map.of());

    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.demonstration()).isTrue();
    assertThat(options.fresh()).isFalse();
    assertThat(options.data().isAbsolute()).isTrue();
    assertThat(options.data().getFileName()).hasToString(".sturmwarte");
  }

  @Test
  void optionWinsOverEnvironment() {
    var environment = Map.of("STURMWARTE_PORT", "9000", "STURMWARTE_DATA", "/tmp/a");

    var options = Options.parse(List.of("--port", "9100", "--no-demo", "--fresh"), environment);

    assertThat(options.port()).isEqualTo(9100);
    assertThat(options.data()).isEqualTo(Path.of("/tmp/a"));
    assertThat(options.demonstration()).isFalse();
    assertThat(options.fresh()).isTrue();
  }

  @Test
  void allPortsFollowTheConsoles() {
    var options = Options.parse(List.of("--port", "9100"), Map.of());

    assertThat(List.of(options.postgresPort(), options.smtpPort(), options.webhookPort()))
        .containsExactly(9105, 9106, 9107);
    assertThat(Service.MONITORING.port(options.port())).isEqualTo(9101);
  }

  @Test
  void whatItDoesNotUnderstandIsRefusedWithTheUsage() {
    for (var arguments :
        List.of(
            List.of("--prot"),
            List.of("--port"),
            List.of("--port", "80"),
            List.of("--port", "x"))) {
      assertThatThrownBy(() -> Options.parse(arguments, Map.of())).isInstanceOf(Refusal.class);
    }
  }
}
