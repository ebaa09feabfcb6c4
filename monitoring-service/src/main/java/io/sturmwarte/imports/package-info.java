/**
 * Files of mentions: uploaded in pieces, taken in line by line as a job that any replica goes on
 * with, with a report of the lines that were refused.
 */
@NullMarked
package io.sturmwarte.imports;

import org.jspecify.annotations.NullMarked;
