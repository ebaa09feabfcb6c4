package io.sturmwarte.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.sturmwarte.testing.ArchitectureRules;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPath(Path.of("target/classes"));

  static Stream<ArchRule> rules() {
    return Stream.of(
        ArchitectureRules.TIME_COMES_FROM_THE_CLOCK,
        ArchitectureRules.NOBODY_WAITS_ON_THE_EVENT_LOOP,
        ArchitectureRules.TRANSACTIONS_ARE_REACTIVE,
        ArchitectureRules.NOBODY_DEPENDS_ON_A_RESOURCE,
        ArchitectureRules.FEATURES_HAVE_NO_CYCLES,
        ArchitectureRules.EVERY_OPERATION_NAMES_ITS_ROLES,
        classes()
            .that()
            .resideInAPackage("io.sturmwarte.sla")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.sturmwarte.sla")
            .because("the arithmetic of promises needs no framework"),
        noClasses()
            .that()
            .resideInAnyPackage("io.sturmwarte.incident", "io.sturmwarte.notify")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.sturmwarte.escalation", "io.sturmwarte.intake", "io.sturmwarte.engine")
            .because("escalation knows incidents and notices, not the other way round"),
        noClasses()
            .that()
            .resideInAPackage("io.sturmwarte.notify")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.sturmwarte.incident")
            .because("a way out of the house carries what it is given"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleHolds(ArchRule rule) {
    rule.check(OURS);
  }
}
