@NullMarked
package dev.afterrun.storage.view.http;

import org.jspecify.annotations.NullMarked;
