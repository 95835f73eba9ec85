/** Who may see a repository: asked of the forge, kept, and asked again. */
@NullMarked
package dev.afterrun.storage.visibility;

import org.jspecify.annotations.NullMarked;
