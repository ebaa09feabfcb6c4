/**
 * Words prepared for the crisis: holding statements and replies with variables, in German and
 * English, owned and approved beforehand, so that the first word does not wait.
 */
@NullMarked
package io.sturmwarte.template;

import org.jspecify.annotations.NullMarked;
