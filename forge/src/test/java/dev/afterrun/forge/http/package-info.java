/** What an answer means, and what bounds it. */
@NullMarked
package dev.afterrun.forge.http;

import org.jspecify.annotations.NullMarked;
