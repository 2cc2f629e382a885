/** A run of a procedure, without database or services. */
package org.zhiheng.procedures.domain;
