package io.sturmwarte;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.sturmwarte.testing.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> location.contains("/training-service/"))
          .importPackages("io.sturmwarte");

  private static final ArchRule CROWD_IS_PLAIN =
      classes()
          .that()
          .resideInAPackage("io.sturmwarte.crowd..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.sturmwarte.crowd..", "java..", "org.jspecify..")
          .because("a storm must be computable on paper");

  private static final ArchRule EXPECTATION_IS_PLAIN =
      classes()
          .that()
          .resideInAPackage("io.sturmwarte.expectation..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.sturmwarte.expectation..", "java..", "org.jspecify..")
          .because("what earns points must be readable without a framework");

  private static final ArchRule SCENARIO_KNOWS_NO_EXERCISE =
      noClasses()
          .that()
          .resideInAPackage("io.sturmwarte.scenario..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.sturmwarte.exercise..", "io.sturmwarte.debrief..");

  private static final ArchRule EXERCISE_KNOWS_NO_DEBRIEF =
      noClasses()
          .that()
          .resideInAPackage("io.sturmwarte.exercise..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sturmwarte.debrief..");

  static Stream<ArchRule> rules() {
    return Stream.of(
        ArchitectureRules.TIME_COMES_FROM_THE_CLOCK,
        ArchitectureRules.NOBODY_WAITS_ON_THE_EVENT_LOOP,
        ArchitectureRules.TRANSACTIONS_ARE_REACTIVE,
        ArchitectureRules.NOBODY_DEPENDS_ON_A_RESOURCE,
        ArchitectureRules.FEATURES_HAVE_NO_CYCLES,
        ArchitectureRules.EVERY_OPERATION_NAMES_ITS_ROLES,
        CROWD_IS_PLAIN,
        EXPECTATION_IS_PLAIN,
        SCENARIO_KNOWS_NO_EXERCISE,
        EXERCISE_KNOWS_NO_DEBRIEF);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isKept(ArchRule rule) {
    rule.check(CLASSES);
  }
}
