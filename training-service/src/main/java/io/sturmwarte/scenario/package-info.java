/**
 * What is planned: YAML documents with personas, injects and expectations, checked line by line.
 */
@NullMarked
package io.sturmwarte.scenario;

import org.jspecify.annotations.NullMarked;
