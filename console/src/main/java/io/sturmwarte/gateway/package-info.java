/**
 * The one way from the browser to the services: adds who is asking, takes away what is only between
 * browser and console, and passes everything else through as it flows.
 */
@NullMarked
package io.sturmwarte.gateway;

import org.jspecify.annotations.NullMarked;
