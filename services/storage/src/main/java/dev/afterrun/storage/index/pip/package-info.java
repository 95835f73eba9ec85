/** Wheels and sdists: what they say of themselves, and the index that pip reads (PEP 503, 658, 691, 714). */
@NullMarked
package dev.afterrun.storage.index.pip;

import org.jspecify.annotations.NullMarked;
