/** What is watched: brands and the saved searches that find their mentions. */
@NullMarked
package io.sturmwarte.brand;

import org.jspecify.annotations.NullMarked;
