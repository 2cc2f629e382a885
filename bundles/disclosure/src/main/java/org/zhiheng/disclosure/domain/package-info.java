/** What is published of what, and how it is masked. Without database or framework. */
package org.zhiheng.disclosure.domain;
