/** Questions over HTTP for what a repository has. */
@NullMarked
package dev.afterrun.storage.contents.http;

import org.jspecify.annotations.NullMarked;
