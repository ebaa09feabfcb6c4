/** Where legal says what may be said: risk, status, notes, open questions. */
@NullMarked
package io.sturmwarte.legal;

import org.jspecify.annotations.NullMarked;
