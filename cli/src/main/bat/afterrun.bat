@echo off
rem Runs afterrun.jar of ..\lib with the Java of ..\runtime. AFTERRUN_JAVA_OPTS goes to that Java.
setlocal
"%~dp0..\runtime\bin\java.exe" -Xmx512m -Xmn24m -XX:+UseSerialGC -XX:Tier4InvocationThreshold=200000 -XX:Tier4MinInvocationThreshold=24000 -XX:Tier4CompileThreshold=600000 -XX:Tier4BackEdgeThreshold=1600000 %AFTERRUN_JAVA_OPTS% -jar "%~dp0..\lib\afterrun.jar" %*
exit /b %ERRORLEVEL%
