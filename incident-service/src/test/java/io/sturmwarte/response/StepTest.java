package io.sturmwarte.response;

import static io.sturmwarte.response.ResponseState.APPROVED;
import static io.sturmwarte.response.ResponseState.AWAITING_APPROVAL;
import static io.sturmwarte.response.ResponseState.DRAFT;
import static io.sturmwarte.response.ResponseState.PUBLISHED;
import static io.sturmwarte.response.ResponseState.REVIEWED;
import static io.sturmwarte.response.ResponseState.REVIEW_PENDING;
import static io.sturmwarte.response.ResponseState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepTest {
  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(DRAFT, List.of(Step.WRITE, Step.REVIEW, Step.WITHDRAW)),
        Arguments.of(REVIEW_PENDING, List.of(Step.WRITE, Step.SUBMIT, Step.WITHDRAW)),
        Arguments.of(
            REVIEWED,
            List.of(Step.WRITE, Step.SUBMIT, Step.PUBLISH, Step.PUBLISHED, Step.WITHDRAW)),
        Arguments.of(
            AWAITING_APPROVAL, List.of(Step.WRITE, Step.APPROVE, Step.REJECT, Step.WITHDRAW)),
        Arguments.of(APPROVED, List.of(Step.WRITE, Step.PUBLISH, Step.PUBLISHED, Step.WITHDRAW)),
        Arguments.of(PUBLISHED, List.of()),
        Arguments.of(WITHDRAWN, List.of()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("table")
  void stateHasTheseSteps(ResponseState state, List<Step> steps) {
    assertThat(state.steps()).isEqualTo(steps);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void everyOtherStepIsAConflict(Step step) {
    Arrays.stream(ResponseState.values())
        .forEach(
            state -> {
              if (state.steps().contains(step)) {
                assertThatCode(() -> step.requireOpenFrom(state)).doesNotThrowAnyException();
              } else {
                assertThatThrownBy(() -> step.requireOpenFrom(state))
                    .isInstanceOf(Problem.Conflict.class)
                    .hasMessageContaining("open steps");
              }
            });
  }
}
