/** Tests of the pages of the viewer. */
@NullMarked
package dev.afterrun.storage.viewer.http;

import org.jspecify.annotations.NullMarked;
