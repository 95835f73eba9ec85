/** How far runs are trusted, where their repository has a say in it. */
@NullMarked
package dev.afterrun.storage.trust;

import org.jspecify.annotations.NullMarked;
