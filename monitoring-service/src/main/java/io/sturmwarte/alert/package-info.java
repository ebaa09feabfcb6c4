/**
 * Signals that crossed their rule: the detector is led along the counters of each brand, what it
 * says becomes an alert, and the alert goes to incident-service.
 */
@NullMarked
package io.sturmwarte.alert;

import org.jspecify.annotations.NullMarked;
