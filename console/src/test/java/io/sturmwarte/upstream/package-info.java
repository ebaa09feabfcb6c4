/** Real HTTP servers that stand behind the console in its tests and say what the contracts say. */
package io.sturmwarte.upstream;
