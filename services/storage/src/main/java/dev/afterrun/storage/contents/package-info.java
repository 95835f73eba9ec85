/** What a repository has, by content and by commit and path; never what others have. */
@NullMarked
package dev.afterrun.storage.contents;

import org.jspecify.annotations.NullMarked;
