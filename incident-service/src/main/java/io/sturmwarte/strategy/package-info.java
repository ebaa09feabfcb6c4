/**
 * Which way to answer a crisis: a recommendation after situational crisis communication theory (W.
 * T. Coombs, "Protecting Organization Reputations During a Crisis", Corporate Reputation Review
 * 10(3), 2007), and a ledger of what was chosen, by whom, why, and what came of it. It is advice: a
 * human chooses.
 */
@NullMarked
package io.sturmwarte.strategy;

import org.jspecify.annotations.NullMarked;
