/** Whether anybody asks us for something. */
@NullMarked
package dev.afterrun.http.live;

import org.jspecify.annotations.NullMarked;
