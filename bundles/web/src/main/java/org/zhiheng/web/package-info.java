/** Serves the pages people work with. Their sources lie in {@code src/main/web}. */
package org.zhiheng.web;
