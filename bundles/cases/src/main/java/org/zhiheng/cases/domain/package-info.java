/** What lies in a case's file, and what of it must fit together. */
package org.zhiheng.cases.domain;
