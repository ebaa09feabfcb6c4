/**
 * Sources: the places that mentions come from. A source is set up by people, read by whichever
 * replica holds its lease, and says how it is: a source that is down, limited or silent is shown,
 * never taken for calm.
 *
 * <p>{@link io.sturmwarte.source.SourceCycle} hands the sources out; a connector, in a package of
 * its own, looks at one ({@link io.sturmwarte.source.Polled}) or listens to one ({@link
 * io.sturmwarte.source.Live}) and tells an {@link io.sturmwarte.source.Outcome}; {@link
 * io.sturmwarte.source.Ledger} writes mentions and cursor in one transaction.
 */
@NullMarked
package io.sturmwarte.source;

import org.jspecify.annotations.NullMarked;
