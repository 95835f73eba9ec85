@echo off
rem Runs afterrun.jar of ..\lib with the Java of ..\runtime. AFTERRUN_JAVA_OPTS goes to that Java.
setlocal
"%~dp0..\runtime\bin\java.exe" -Xmx512m -XX:+UseSerialGC %AFTERRUN_JAVA_OPTS% -jar "%~dp0..\lib\afterrun.jar" %*
exit /b %ERRORLEVEL%
