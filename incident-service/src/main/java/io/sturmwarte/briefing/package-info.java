/**
 * What outside help is handed: the situation, frozen when level 2 is told. {@link
 * io.sturmwarte.briefing.Packets} freezes it in the transaction that tells them, {@link
 * io.sturmwarte.briefing.CurveWatch} adds the curve once monitoring gives it.
 */
@NullMarked
package io.sturmwarte.briefing;

import org.jspecify.annotations.NullMarked;
