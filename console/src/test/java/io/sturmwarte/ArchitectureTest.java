package io.sturmwarte;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.sturmwarte.testing.ArchitectureRules.EVERY_OPERATION_NAMES_ITS_ROLES;
import static io.sturmwarte.testing.ArchitectureRules.FEATURES_HAVE_NO_CYCLES;
import static io.sturmwarte.testing.ArchitectureRules.NOBODY_DEPENDS_ON_A_RESOURCE;
import static io.sturmwarte.testing.ArchitectureRules.NOBODY_WAITS_ON_THE_EVENT_LOOP;
import static io.sturmwarte.testing.ArchitectureRules.TIME_COMES_FROM_THE_CLOCK;
import static io.sturmwarte.testing.ArchitectureRules.TRANSACTIONS_ARE_REACTIVE;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArchitectureTest {
  private static final JavaClasses CONSOLE =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.sturmwarte.gateway", "io.sturmwarte.page", "io.sturmwarte.session");

  static final List<ArchRule> RULES =
      List.of(
          TIME_COMES_FROM_THE_CLOCK,
          NOBODY_WAITS_ON_THE_EVENT_LOOP,
          TRANSACTIONS_ARE_REACTIVE,
          NOBODY_DEPENDS_ON_A_RESOURCE,
          FEATURES_HAVE_NO_CYCLES,
          EVERY_OPERATION_NAMES_ITS_ROLES,
          noClasses()
              .that()
              .resideInAPackage("io.sturmwarte.gateway")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage("io.sturmwarte.session", "io.sturmwarte.page")
              .because("the gateway knows who asks, not how they signed in"));

  @ParameterizedTest
  @FieldSource("RULES")
  void keeps(ArchRule rule) {
    rule.check(CONSOLE);
  }
}
